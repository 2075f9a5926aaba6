import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.VersionInfo;

class ApacheHttpClient5Probe {
  public static void main(String[] args) throws Exception {
    var loader = HttpClients.class.getClassLoader();
    System.out.println(VersionInfo.loadVersionInfo("org.apache.hc.client5", loader).getRelease());
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try (var client = HttpClients.createSystem()) {
        client.execute(toRequest(line.split("\t", -1)), response -> null);
      } catch (IOException refused) {
        // It is the server's log that counts.
      }
    }
  }

  static ClassicHttpRequest toRequest(String[] fields) {
    var request = ClassicRequestBuilder.create(fields[0]).setUri(fields[1]);
    if (!fields[4].isEmpty()) request.setHeader("Authorization", fields[4]);
    if (!fields[5].isEmpty()) request.setHeader("Cookie", fields[5]);
    if (!fields[2].isEmpty()) {
      request.setEntity(new StringEntity(fields[2], ContentType.create(fields[3])));
    }
    return request.build();
  }
}
