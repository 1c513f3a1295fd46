package io.fovea.web.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Who may come in. */
public final class Gate {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?");

  private final Optional<AccessToken> token;
  private final Clients clients;

  public Gate(Optional<AccessToken> token, Clients clients) {
    this.token = token;
    this.clients = clients;
  }

  /**
   * Turns away who may not.
   *
   * @param open to who bears no token and follows a link of another site: a browser that comes for
   *     a page can be asked for neither
   * @throws Problem.Raised 401, 403 or 429
   */
  void check(Request request, boolean open) {
    clients.check(request); // first of all: nobody may try tokens without end
    HttpFields headers = request.getHeaders();
    boolean link = open && "navigate".equals(headers.get("Sec-Fetch-Mode"));
    if ("cross-site".equals(headers.get("Sec-Fetch-Site")) && !link) {
      throw new Problem(403, "Sec-Fetch-Site", "pages of other sites may not ask here").raised();
    }
    if (token.isPresent()) {
      if (!open && !token.get().isBorneBy(headers.get(HttpHeader.AUTHORIZATION))) {
        throw new Problem(401, "Authorization", "must be 'Bearer' and the access token").raised();
      }
    } else if (!isLoopback(Request.getServerName(request))) {
      // A name of somebody else's that leads to this machine: a page behind it is not of ours.
      throw new Problem(403, "Host", "must be a name of this machine, such as localhost").raised();
    }
  }

  private static boolean isLoopback(String host) {
    return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
