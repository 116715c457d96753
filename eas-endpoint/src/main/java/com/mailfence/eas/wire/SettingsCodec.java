package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Settings. [MS-ASCMD] section 2.2.1.18 */
public final class SettingsCodec {
  private static final String NS = "Settings";
  private static final int LONGEST_PASSWORD = 255;

  public static final int FINE = 1;
  public static final int MALFORMED = 2;
  public static final int INVALID = 5;
  public static final int CONFLICTING = 6;
  public static final int DENIED = 7;
  public static final int NO_RIGHTS_MANAGEMENT = 168;

  private SettingsCodec() {}

  private static final Map<String, Function<Element, Property>> PROPERTIES =
      Map.of(
          "Oof", SettingsCodec::oof,
          "DeviceInformation", e -> new Property.Information(DeviceInformation.read(e)),
          "DevicePassword", SettingsCodec::password,
          "UserInformation", e -> got(e, new Property.User()),
          "RightsManagementInformation", e -> got(e, new Property.Rights()));

  /** One thing asked. */
  public sealed interface Property {
    /**
     * @param page whether what is said is wanted as HTML
     */
    record OofGet(boolean page) implements Property {}

    record OofSet(OofWish wish) implements Property {}

    record Information(Map<String, String> told) implements Property {}

    record Password(boolean tooLong) implements Property {}

    record User() implements Property {}

    record Rights() implements Property {}

    /** This one cannot be read; the others can. [MS-ASCMD] R484 */
    record Unread() implements Property {}
  }

  /**
   * A property and the name of its element, which the answer bears too.
   *
   * @param name as "Oof"
   */
  public record Asked(String name, Property property) {}

  /**
   * What is asked, in order.
   *
   * @throws BadWire if nothing is, or something that is no property [MS-ASCMD] R483
   */
  public static List<Asked> read(Element root) {
    List<Asked> asked = new ArrayList<>();
    for (Element child : root.children()) {
      Function<Element, Property> reader = PROPERTIES.get(child.name());
      if (reader == null || !child.namespace().equals(NS)) {
        throw new BadWire(Fault.SHAPE, "no property", child.toString());
      }
      asked.add(new Asked(child.name(), tried(child, reader)));
    }
    if (asked.isEmpty()) {
      throw new BadWire(Fault.SHAPE, "nothing asked", root.toString());
    }
    return asked;
  }

  private static Property tried(Element element, Function<Element, Property> reader) {
    try {
      return reader.apply(element);
    } catch (BadWire bad) {
      return new Property.Unread();
    }
  }

  private static Property got(Element element, Property property) {
    element.need(NS, "Get");
    return property;
  }

  private static Property oof(Element oof) {
    Optional<Element> set = oof.child(NS, "Set");
    return set.isPresent()
        ? new Property.OofSet(OofCodec.read(set.get()))
        : new Property.OofGet(OofCodec.isPage(oof.need(NS, "Get").need(NS, "BodyType")));
  }

  private static Property password(Element element) {
    String password = element.need(NS, "Set").need(NS, "Password").text();
    return new Property.Password(password.length() > LONGEST_PASSWORD);
  }

  /** The whole answer. [MS-ASCMD] R480 */
  public static Element answer(List<Element> properties) {
    return Documents.answer(Verb.SETTINGS).number("Status", FINE).with(properties).build();
  }

  /** A property's answer that is only a status. */
  public static Element status(String name, int status) {
    return Element.grow(NS, name).number("Status", status).build();
  }

  /** What a property is at. */
  public static Element got(String name, Element got) {
    return Element.grow(NS, name).number("Status", FINE).with(got).build();
  }

  /**
   * The user's addresses: below Get up to 14.0, below an account from 14.1 on. [MS-ASCMD] R6503,
   * R6505
   *
   * @param all the main address first
   */
  public static Element user(List<String> all, Version version) {
    ElementBuilder addresses = Element.grow(NS, "EmailAddresses");
    all.forEach(address -> addresses.text("SMTPAddress", address));
    ElementBuilder got = Element.grow(NS, "Get");
    if (version.atLeast(Version.V14_1)) {
      addresses.text("PrimarySmtpAddress", all.get(0));
      got.with(Element.grow(NS, "Accounts").with(Element.grow(NS, "Account").with(addresses)));
    } else {
      got.with(addresses);
    }
    return Element.grow(NS, "UserInformation").number("Status", FINE).with(got).build();
  }
}
