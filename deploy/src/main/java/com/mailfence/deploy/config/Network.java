package com.mailfence.deploy.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An address, or all that begin like it, as {@code 10.0.0.0/8}. RFC 4632 s3.1, RFC 4291 s2.3 */
public final class Network {
  /** What no resolver need be asked for. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

  private final byte[] base;
  private final int bits;

  private Network(byte[] base, int bits) {
    this.base = base;
    this.bits = bits;
  }

  /** Reads a list with commas; nothing stands for no network. */
  static List<Network> list(String text) {
    return Stream.of(text.split(",", -1))
        .map(String::strip)
        .filter(each -> !text.isBlank() || !each.isEmpty())
        .map(Network::of)
        .toList();
  }

  private static Network of(String text) {
    int slash = text.indexOf('/');
    byte[] base =
        address(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("no address"))
            .getAddress();
    int bits = slash < 0 ? base.length * 8 : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > base.length * 8) {
      throw new IllegalArgumentException("no such length");
    }
    return new Network(base, bits);
  }

  /** The address a text is, if it is one; nothing is looked up. */
  public static Optional<InetAddress> address(String text) {
    if (!NUMERIC.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != base.length) {
      return false;
    }
    int whole = bits / 8;
    int rest = 0xff00 >> bits % 8 & 0xff;
    return Arrays.equals(base, 0, whole, other, 0, whole)
        && (rest == 0 || ((base[whole] ^ other[whole]) & rest) == 0);
  }
}
