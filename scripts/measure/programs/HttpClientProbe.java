import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

class HttpClientProbe {
  static final String[] NAMES = {"Content-Type", "Authorization", "Cookie"};

  public static void main(String[] args) throws Exception {
    System.out.println(Runtime.version().feature() + "." + Runtime.version().interim() + "." + Runtime.version().update());
    var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        client.send(toRequest(line.split("\t", -1)), HttpResponse.BodyHandlers.discarding());
      } catch (IOException refused) {
        // It is the server's log that counts.
      }
    }
  }

  static HttpRequest toRequest(String[] fields) {
    var body = fields[2].isEmpty()
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(fields[2]);
    var request = HttpRequest.newBuilder(URI.create(fields[1]))
        .method(fields[0], body)
        .timeout(Duration.ofSeconds(5));
    for (int i = 3; i < fields.length; i++) {
      if (!fields[i].isEmpty()) request.header(NAMES[i - 3], fields[i]);
    }
    return request.build();
  }
}
