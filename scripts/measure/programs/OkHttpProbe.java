import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

class OkHttpProbe {
  public static void main(String[] args) throws Exception {
    System.out.println(okhttp3.OkHttp.VERSION);
    var client = new OkHttpClient();
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        client.newCall(toRequest(line.split("\t", -1))).execute().close();
      } catch (IOException refused) {
        // It is the server's log that counts.
      }
    }
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  static Request toRequest(String[] fields) {
    // A plain-text body would be given a charset: bytes are left as they are.
    var body = fields[2].isEmpty()
        ? null
        : RequestBody.create(fields[2].getBytes(), MediaType.parse(fields[3]));
    var request = new Request.Builder().url(fields[1]).method(fields[0], body);
    if (!fields[4].isEmpty()) request.header("Authorization", fields[4]);
    if (!fields[5].isEmpty()) request.header("Cookie", fields[5]);
    return request.build();
  }
}
