package com.mailfence.eas.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Owner;
import com.mailfence.engine.account.Address;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Autodiscover in XML, for who has logged in. [MS-ASCMD] section 2.2.1.1 // SYNC-039
 *
 * <p>The address asked for must be the user's own; all others are answered alike, whether somebody
 * has them or nobody. // EA17
 */
public final class Discovery {
  private static final String ROOT =
      "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
  private static final String MOBILE =
      "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006";
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

  private final Directory directory;
  private final String url;
  private final Clock clock;

  /**
   * @param url of ActiveSync, from the configuration and never from a request // AU13
   */
  public Discovery(Directory directory, String url, Clock clock) {
    this.directory = directory;
    this.url = url;
    this.clock = clock;
  }

  /** The answer to a request document, whatever it holds. */
  public byte[] answer(byte[] request, Account account) {
    Optional<Question> question = Question.read(new ByteArrayInputStream(request));
    if (question.isEmpty()) {
      return written(out -> error(out, 600, "Invalid Request"));
    }
    if (!question.get().schema().equals(MOBILE)) {
      return written(out -> error(out, 601, "Provider is not available"));
    }
    return isOf(question.get().address(), account)
        ? written(out -> found(out, account))
        : written(out -> foreign(out, question.get().address()));
  }

  private boolean isOf(String address, Account account) {
    return Address.read(address.strip())
        .flatMap(canonical -> directory.owner(canonical.toString()))
        .filter(new Owner.OfAccount(account.id())::equals)
        .isPresent();
  }

  private void found(XMLStreamWriter out, Account account) throws XMLStreamException {
    begin(out, MOBILE);
    text(out, "Culture", "en:us");
    out.writeStartElement("User");
    text(out, "DisplayName", account.displayName());
    text(out, "EMailAddress", account.address()); // [MS-ASCMD] R2228
    out.writeEndElement();
    out.writeStartElement("Action");
    out.writeStartElement("Settings");
    out.writeStartElement("Server");
    text(out, "Type", "MobileSync");
    text(out, "Url", url);
    text(out, "Name", url); // [MS-ASCMD] R3484
    out.writeEndElement();
    out.writeEndElement();
    out.writeEndElement();
  }

  private void foreign(XMLStreamWriter out, String address) throws XMLStreamException {
    begin(out, MOBILE);
    text(out, "Culture", "en:us");
    out.writeStartElement("User");
    text(out, "EMailAddress", address);
    out.writeEndElement();
    out.writeStartElement("Action");
    out.writeStartElement("Error");
    text(out, "Status", "2"); // 1, success, is never said here: [MS-ASCMD] R4001
    text(out, "Message", "The address is not of this account");
    text(out, "DebugData", "User");
    out.writeEndElement();
    out.writeEndElement();
  }

  /** Nothing could be looked for. [MS-ASCMD] R3818 */
  private void error(XMLStreamWriter out, int code, String message) throws XMLStreamException {
    begin(out, ROOT);
    out.writeStartElement("Error");
    LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    out.writeAttribute("Time", now.truncatedTo(ChronoUnit.MILLIS).toString());
    out.writeAttribute("Id", Long.toString(clock.millis() & 0xFFFF_FFFFL));
    text(out, "ErrorCode", Integer.toString(code));
    text(out, "Message", message);
    text(out, "DebugData", "");
    out.writeEndElement();
  }

  private static void begin(XMLStreamWriter out, String namespace) throws XMLStreamException {
    out.writeStartDocument("UTF-8", "1.0");
    out.writeStartElement("Autodiscover");
    out.writeDefaultNamespace(ROOT);
    out.writeStartElement("Response");
    out.writeDefaultNamespace(namespace);
  }

  private static void text(XMLStreamWriter out, String name, String value)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(value);
    out.writeEndElement();
  }

  /** What writes a document from its second element on. */
  @FunctionalInterface
  private interface Writing {
    void to(XMLStreamWriter out) throws XMLStreamException;
  }

  private static byte[] written(Writing writing) {
    var text = new StringWriter();
    try {
      XMLStreamWriter out = WRITERS.createXMLStreamWriter(text);
      writing.to(out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a writer to memory does not fail", e);
    }
    return text.toString().getBytes(UTF_8);
  }
}
