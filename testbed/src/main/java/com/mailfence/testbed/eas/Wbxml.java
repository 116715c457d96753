package com.mailfence.testbed.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.testbed.eas.Tokens.Token;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * WBXML as a phone knows it: it writes what the paper says, and reads nothing else. Whatever a real
 * phone might choke on is a {@link BadAnswer}: a tag that its version does not have, text that is
 * not UTF-8 or not legal in XML, bytes behind the end.
 */
public final class Wbxml {
  private final ByteBuffer in;
  private final String version;
  private int page;

  private Wbxml(byte[] wire, String version) {
    this.in = ByteBuffer.wrap(wire);
    this.version = version;
  }

  /** The bytes of a request. */
  public static byte[] encode(Node root) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {3, 1, 106, 0});
    encode(root, 0, out);
    return out.toByteArray();
  }

  /** The elements of an answer in this version. */
  public static Node decode(byte[] wire, String version) {
    Wbxml wbxml = new Wbxml(wire, version);
    for (int expected : new int[] {3, 1, 106, 0}) {
      wbxml.expect(wbxml.next() == expected, "header");
    }
    Node root = wbxml.element(wbxml.next());
    wbxml.expect(!wbxml.in.hasRemaining(), "bytes behind the end");
    return root;
  }

  /** The same, of an answer that is as the papers say: see {@link Schema}. */
  public static Node answer(byte[] wire, String version) {
    Node root = decode(wire, version);
    Schema.TABLE.check(root, version);
    return root;
  }

  private static int encode(Node node, int page, ByteArrayOutputStream out) {
    Token token = Tokens.TABLE.named(node.name());
    if (token.page() != page) {
      out.write(0);
      out.write(token.page());
    }
    byte[] value = node.bytes();
    if (node.children().isEmpty() && value.length == 0) {
      out.write(token.number());
      return token.page();
    }
    out.write(token.number() + 64);
    int now = token.page();
    for (Node child : node.children()) {
      now = encode(child, now, out);
    }
    if (node.isOpaque()) {
      out.write(0xC3);
      encodeLength(value.length, out);
      out.writeBytes(value);
    } else if (value.length > 0) {
      out.write(3);
      out.writeBytes(value);
      out.write(0);
    }
    out.write(1);
    return now;
  }

  private static void encodeLength(int length, ByteArrayOutputStream out) {
    encodeHighDigits(length / 128, out);
    out.write(length % 128);
  }

  private static void encodeHighDigits(int number, ByteArrayOutputStream out) {
    if (number > 0) {
      encodeHighDigits(number / 128, out);
      out.write(128 + number % 128);
    }
  }

  private Node element(int first) {
    int code = first;
    while (code == 0) {
      page = next();
      code = next();
    }
    expect(code < 128 && code % 64 > 4, "no tag: " + code);
    String name = Tokens.TABLE.numbered(page, code % 64, version).name();
    return code < 64 ? Node.of(name) : content(name);
  }

  private Node content(String name) {
    List<Node> children = new ArrayList<>();
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    boolean opaque = false;
    for (int code = next(); code != 1; code = next()) {
      if (code == 3) {
        value.writeBytes(string());
      } else if (code == 0xC3) {
        opaque = true;
        value.writeBytes(bytes(length()));
      } else {
        children.add(element(code));
      }
    }
    expect(children.isEmpty() || value.size() == 0, "text beside elements in " + name);
    if (!children.isEmpty()) {
      return Node.of(name, children);
    }
    return opaque
        ? Node.opaque(name, value.toByteArray())
        : Node.text(name, legal(value.toByteArray(), name));
  }

  private byte[] string() {
    int end = in.position();
    while (end < in.limit() && in.get(end) != 0) {
      end++;
    }
    byte[] text = bytes(end - in.position());
    next(); // the zero, or the end of the answer, which is one too early
    return text;
  }

  private String legal(byte[] utf8, String name) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      expect(
          text.chars().allMatch(c -> c >= ' ' && c < 0xFFFE || "\t\n\r".indexOf(c) >= 0),
          "text that XML does not allow in " + name);
      return text;
    } catch (CharacterCodingException e) {
      throw new BadAnswer("text that is not UTF-8 in " + name);
    }
  }

  private int length() {
    long length = 0;
    int digit;
    do {
      digit = next();
      length = length * 128 + digit % 128;
      expect(length <= in.limit(), "opaque longer than the answer");
    } while (digit >= 128);
    return (int) length;
  }

  private byte[] bytes(int length) {
    expect(length <= in.remaining(), "cut off");
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private int next() {
    expect(in.hasRemaining(), "cut off");
    return in.get() & 255;
  }

  private void expect(boolean right, String what) {
    if (!right) {
      throw new BadAnswer(what + " at byte " + in.position());
    }
  }
}
