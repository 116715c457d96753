package com.mailfence.eas.wire;

import com.mailfence.core.format.mime.Content;
import com.mailfence.eas.request.Arguments;
import com.mailfence.eas.request.Verb;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.Composed.Forwardee;
import com.mailfence.eas.wire.Composed.Source;
import com.mailfence.eas.wire.Composed.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** SendMail, SmartReply and SmartForward. [MS-ASCMD] sections 2.2.1.17, 2.2.1.19 and 2.2.1.20 */
public final class ComposeCodec {
  private static final String NS = "ComposeMail";
  private static final String BODY = "AirSyncBase";
  private static final int MOST_FORWARDEES = 1_000;
  private static final int HTML = 2;

  private ComposeCodec() {}

  /**
   * Up to 12.1 the body is the message and the query says the rest. It has no name of the client's:
   * its own digest stands in, so that a repetition is known. // SYNC-027
   */
  public static Composed raw(Verb verb, byte[] body, Arguments arguments) {
    if (body.length == 0) {
      throw new BadWire(Fault.SHAPE, "no message", "body");
    }
    boolean any =
        arguments.itemId() != null
            || arguments.longId() != null
            || arguments.collectionId() != null;
    Source source =
        any
            ? new Source(
                arguments.collectionId(),
                arguments.itemId(),
                arguments.longId(),
                arguments.occurrence() != null)
            : null;
    return new Composed(
        digest(verb + " " + source, body),
        source,
        new Composed.Manner(arguments.saveInSent(), false, false, false),
        new Words.Mime(Content.of(body)));
  }

  /** From 14.0 on it is a document. */
  public static Composed read(Element root, Version version) {
    String clientId = root.need(NS, "ClientId").text();
    if (clientId.isEmpty() || clientId.length() > 64) {
      throw new BadWire(Fault.VALUE, "1 to 64 characters", "ClientId");
    }
    boolean forwarded = root.has(NS, "Forwardees") || root.has(BODY, "Body");
    return new Composed(
        clientId,
        root.child(NS, "Source").map(ComposeCodec::source).orElse(null),
        new Composed.Manner(
            present(root, "SaveInSentItems"),
            present(root, "ReplaceMime"),
            root.has(NS, "AccountId"),
            root.has("RightsManagement", "TemplateID")),
        forwarded && version.atLeast(Version.V16_0) ? forwarded(root) : mime(root));
  }

  /** A flag that stands for itself; some clients write a value into it. [MS-ASCMD] R3870 */
  private static boolean present(Element root, String name) {
    return root.has(NS, name) && root.flag(NS, name, false);
  }

  private static Source source(Element source) {
    return new Source(
        source.text(NS, "FolderId").orElse(null),
        source.text(NS, "ItemId").orElse(null),
        source.text(NS, "LongId").orElse(null),
        source.child(NS, "InstanceId").map(Element::time).isPresent()); // [MS-ASCMD] R541, R578
  }

  private static Words mime(Element root) {
    return new Words.Mime(new Opened(root.need(NS, "Mime"))); // [MS-ASCMD] R4817
  }

  private static Words forwarded(Element root) {
    boolean mixed =
        root.has(NS, "Mime")
            || root.has(NS, "SaveInSentItems")
            || root.has(NS, "ReplaceMime")
            || root.has("RightsManagement", "TemplateID");
    if (mixed) {
      return new Words.Mixed(); // [MS-ASCMD] R7176
    }
    Optional<Element> list = root.child(NS, "Forwardees");
    Optional<Element> body = root.child(BODY, "Body");
    try {
      List<Forwardee> forwardees =
          list
              .orElseThrow(() -> new BadWire(Fault.SHAPE, "nobody", "Forwardees"))
              .children(NS, "Forwardee")
              .stream()
              .limit(MOST_FORWARDEES)
              .map(ComposeCodec::forwardee)
              .toList();
      if (forwardees.isEmpty()) {
        return new Words.Unparsed();
      }
      int type = body.map(b -> b.need(BODY, "Type").integer(1, HTML)).orElse(1);
      String text = body.map(b -> b.need(BODY, "Data").text()).orElse("");
      return new Words.Forward(forwardees, text, type == HTML);
    } catch (BadWire bad) {
      return new Words.Unparsed(); // [MS-ASCMD] R7470
    }
  }

  private static Forwardee forwardee(Element element) {
    return new Forwardee(element.need(NS, "Email").text(), element.text(NS, "Name").orElse(""));
  }

  /** The value of an element, which is not copied. */
  private record Opened(Element element) implements Content {
    @Override
    public long size() {
      try (InputStream in = open()) {
        return in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputStream open() {
      return element.open();
    }
  }

  private static String digest(String purpose, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(purpose.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
