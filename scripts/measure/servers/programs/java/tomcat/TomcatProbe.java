import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

public class TomcatProbe {
    public static void main(String[] args) throws Exception {
        Path base = Files.createTempDirectory("detour-tomcat");
        Path root = Files.createDirectories(base.resolve("root/dir")).getParent();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(Integer.parseInt(System.getenv("PORT")));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setRedirectPort(443);
        Context context = tomcat.addContext("", root.toFile().getAbsolutePath());
        context.addLifecycleListener(new Tomcat.FixContextListener());
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
        context.addServletMappingDecoded("/", "default");
        context.setMapperDirectoryRedirectEnabled(true);
        Tomcat.addServlet(context, "old", new Old());
        context.addServletMappingDecoded("/old/*", "old");
        context.addServletMappingDecoded("/account", "old");
        SecurityCollection secured = new SecurityCollection();
        secured.addPattern("/secure");
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.setUserConstraint("CONFIDENTIAL");
        constraint.addCollection(secured);
        context.addConstraint(constraint);
        tomcat.start();
        tomcat.getServer().await();
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
