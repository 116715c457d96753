package com.mailfence.dav.wire;

import com.mailfence.dav.xml.BadWire;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses in headers and bodies: whole ones of this host, or a path alone. RFC 4918 s8.3 */
public final class Destination {
  private Destination() {}

  /**
   * The path of an address; empty if it is on another host. // DV04
   *
   * @param host where the request came to; null if it did not say
   * @throws BadWire if it is no address
   */
  public static Optional<Path> read(String address, @Nullable String host) {
    String text = address.strip();
    if (text.startsWith("/") && !text.startsWith("//")) {
      return Optional.of(Path.read(text));
    }
    try {
      URI uri = new URI(text);
      String authority = uri.getRawAuthority();
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (!web || authority == null || uri.getRawFragment() != null) {
        throw new BadWire("address");
      }
      if (host == null || !bare(authority).equals(bare(host))) {
        return Optional.empty();
      }
      String path = uri.getRawPath();
      return Optional.of(Path.read(path.isEmpty() ? "/" : path));
    } catch (URISyntaxException e) {
      throw new BadWire("address");
    }
  }

  /** Without the ports that go without saying. */
  private static String bare(String authority) {
    String text = authority.toLowerCase(Locale.ROOT);
    if (text.endsWith(":443")) {
      return text.substring(0, text.length() - 4);
    }
    return text.endsWith(":80") ? text.substring(0, text.length() - 3) : text;
  }
}
