import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.VersionInfo;

class ApacheHttpClient4Probe {
  public static void main(String[] args) throws Exception {
    var loader = HttpClients.class.getClassLoader();
    System.out.println(VersionInfo.loadVersionInfo("org.apache.http.client", loader).getRelease());
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try (var client = HttpClients.createDefault()) {
        client.execute(toRequest(line.split("\t", -1))).close();
      } catch (IOException refused) {
        // It is the server's log that counts.
      }
    }
  }

  static HttpUriRequest toRequest(String[] fields) {
    var request = RequestBuilder.create(fields[0]).setUri(fields[1]);
    if (!fields[4].isEmpty()) request.setHeader("Authorization", fields[4]);
    if (!fields[5].isEmpty()) request.setHeader("Cookie", fields[5]);
    if (!fields[2].isEmpty()) {
      request.setEntity(new StringEntity(fields[2], ContentType.create(fields[3])));
    }
    return request.build();
  }
}
