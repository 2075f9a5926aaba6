import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;

class BootRestClientProbe {
  static final String[] NAMES = {"Content-Type", "Authorization", "Cookie"};

  public static void main(String[] args) throws Exception {
    System.out.println(SpringBootVersion.getVersion() + " (Java " + System.getProperty("java.version") + ")");
    var client = RestClient.builder()
        // What Spring Boot makes its clients with.
        .requestFactory(ClientHttpRequestFactoryBuilder.detect().build())
        .build();
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        toRequest(client, line.split("\t", -1)).exchange((request, response) -> null);
      } catch (RuntimeException refused) {
        // It is the server's log that counts.
      }
    }
  }

  static RestClient.RequestHeadersSpec<?> toRequest(RestClient client, String[] fields) {
    var request = client.method(HttpMethod.valueOf(fields[0])).uri(URI.create(fields[1]));
    for (int i = 3; i < fields.length; i++) {
      if (!fields[i].isEmpty()) request.header(NAMES[i - 3], fields[i]);
    }
    if (!fields[2].isEmpty()) request.body(fields[2].getBytes());
    return request;
  }
}
