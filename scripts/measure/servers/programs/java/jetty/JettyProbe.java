import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.server.handler.SecuredRedirectHandler;
import org.eclipse.jetty.http.pathmap.PathSpec;

public class JettyProbe {
    public static void main(String[] args) throws Exception {
        Path root = Files.createTempDirectory("detour-jetty");
        Files.createDirectories(root.resolve("dir"));
        Server server = new Server();
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSecurePort(443);
        configuration.setSecureScheme("https");
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(System.getenv("PORT")));
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.setContextPath("/");
        context.setBaseResourceAsPath(root);
        context.addServlet(new Old(), "/old/*");
        context.addServlet(new Old(), "/account");
        context.addServlet(DefaultServlet.class, "/");
        PathMappingsHandler paths = new PathMappingsHandler();
        paths.addMapping(PathSpec.from("/secure"), new SecuredRedirectHandler(301));
        paths.addMapping(PathSpec.from("/*"), context);
        server.setHandler(paths);
        server.start();
        server.join();
    }

    static class Old extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getServletPath().equals("/account")) {
                request.getSession();
                response.sendRedirect("/login?next=/account");
            } else if ("/302".equals(request.getPathInfo())) response.sendRedirect(System.getenv("TARGET"));
            else response.sendError(404);
        }
    }
}
