package io.fovea.web.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** Tells clients apart by the addresses that they ask from. */
public final class ClientAddress {
  /** In which header a reverse proxy tells whom it asks for. */
  public enum Header {
    /** The list of addresses that most proxies write. */
    X_FORWARDED_FOR("X-Forwarded-For"),
    /** RFC 7239. */
    FORWARDED("Forwarded");

    private final String text;

    Header(String text) {
      this.text = text;
    }
  }

  private static final String FOR = "for=";
  private static final Pattern V4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[(.*)](?::\\d{1,5})?");

  /** Whoever has an IPv6 address has 2^64 of them: they count as one client. */
  private static final int NETWORK_BYTES = 8;

  private final Optional<Header> header;

  /**
   * @param header to believe; anybody can write one, so only where a proxy stands in front of all
   *     requests and writes it itself
   */
  public ClientAddress(Optional<Header> header) {
    this.header = header;
  }

  /** An address, or the network of one; of the connection where the header tells none. */
  String of(Request request) {
    return header
        .flatMap(trusted -> told(trusted, request.getHeaders().getValuesList(trusted.text)))
        .orElseGet(() -> connected(request.getConnectionMetaData().getRemoteSocketAddress()));
  }

  /** The last one: what stands before it, a client may have written. */
  static Optional<String> told(Header header, List<String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String list = values.get(values.size() - 1);
    String last = list.substring(list.lastIndexOf(',') + 1).strip();
    return header == Header.FORWARDED ? node(last).flatMap(ClientAddress::address) : address(last);
  }

  private static Optional<String> node(String pairs) {
    return Arrays.stream(pairs.split(";"))
        .map(String::strip)
        .filter(pair -> pair.regionMatches(true, 0, FOR, 0, FOR.length()))
        .map(pair -> pair.substring(FOR.length()).replace("\"", ""))
        .findFirst();
  }

  private static Optional<String> address(String text) {
    Matcher v4 = V4.matcher(text);
    if (v4.matches()) {
      return Optional.of(v4.group(1));
    }
    Matcher brackets = IN_BRACKETS.matcher(text);
    String v6 = brackets.matches() ? brackets.group(1) : text;
    if (!V6.matcher(v6).matches()) {
      return Optional.empty();
    }
    try {
      // With a colon in it, it is never looked up as a name.
      return Optional.of(client(InetAddress.getByName(v6)));
    } catch (UnknownHostException none) {
      return Optional.empty();
    }
  }

  private static String connected(SocketAddress remote) {
    return remote instanceof InetSocketAddress address && address.getAddress() != null
        ? client(address.getAddress())
        : "";
  }

  private static String client(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length <= 4
        ? address.getHostAddress()
        : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
  }
}
