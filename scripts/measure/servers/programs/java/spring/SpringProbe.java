package probe;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.view.RedirectView;

@SpringBootApplication
@Controller
public class SpringProbe {
    static final String TARGET = System.getenv("TARGET");

    public static void main(String[] args) {
        System.setProperty("server.port", System.getenv("PORT"));
        System.setProperty("server.address", "127.0.0.1");
        SpringApplication.run(SpringProbe.class, args);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http
            .authorizeHttpRequests(requests -> requests.requestMatchers("/account").authenticated().anyRequest().permitAll())
            .formLogin(Customizer.withDefaults())
            .redirectToHttps(https -> https.requestMatchers(PathPatternRequestMatcher.withDefaults().matcher("/secure")))
            .build();
    }

    @Bean
    FilterRegistrationBean<UrlHandlerFilter> slashes() {
        return new FilterRegistrationBean<>(
            UrlHandlerFilter.trailingSlashHandler("/dir/**").redirect(HttpStatus.PERMANENT_REDIRECT).build());
    }

    @GetMapping("/old/302")
    String found() {
        return "redirect:" + TARGET;
    }

    @GetMapping("/old/{status}")
    RedirectView old(@PathVariable int status) {
        RedirectView view = new RedirectView(TARGET);
        view.setStatusCode(HttpStatus.valueOf(status));
        return view;
    }
}
