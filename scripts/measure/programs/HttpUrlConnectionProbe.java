import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

class HttpUrlConnectionProbe {
  static final String[] NAMES = {"Content-Type", "Authorization", "Cookie"};

  public static void main(String[] args) throws Exception {
    System.out.println(Runtime.version().feature() + "." + Runtime.version().interim() + "." + Runtime.version().update());
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        send(line.split("\t", -1));
      } catch (IOException refused) {
        // It is the server's log that counts.
      }
    }
  }

  static void send(String[] fields) throws IOException {
    var connection = (HttpURLConnection) URI.create(fields[1]).toURL().openConnection();
    connection.setReadTimeout(5000);
    connection.setRequestMethod(fields[0]);
    for (int i = 3; i < fields.length; i++) {
      if (!fields[i].isEmpty()) connection.setRequestProperty(NAMES[i - 3], fields[i]);
    }
    if (!fields[2].isEmpty()) {
      connection.setDoOutput(true);
      try (var output = connection.getOutputStream()) {
        output.write(fields[2].getBytes(StandardCharsets.UTF_8));
      }
    }
    connection.getResponseCode();
    connection.disconnect();
  }
}
