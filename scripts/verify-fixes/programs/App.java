package app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@EnableAutoConfiguration
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class App {
  public static void main(String[] args) {
    SpringApplication.run(App.class, args);
  }
}

/** Has the application decide about a request; without an order it comes last. */
@Component
class Decide extends OncePerRequestFilter {
  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString();
    String proto = request.getHeader("X-Forwarded-Proto");
    var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + System.getenv("APPLICATION") + "/"))
        .method(request.getMethod(), HttpRequest.BodyPublishers.ofByteArray(request.getInputStream().readAllBytes()))
        .header("X-Uri", request.getRequestURI() + (query == null ? "" : "?" + query))
        .header("X-Host", request.getHeader("Host"))
        .header("X-Proto", proto == null ? "http" : proto)
        .version(HttpClient.Version.HTTP_1_1)
        .build();
    try {
      var answer = client.send(asked, HttpResponse.BodyHandlers.ofByteArray());
      response.setStatus(answer.statusCode());
      answer.headers().firstValue("Location").ifPresent(value -> response.setHeader("Location", value));
      response.getOutputStream().write(answer.body());
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
