package com.mailfence.engine.compose;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.mime.Address;
import com.mailfence.core.format.mime.Addresses;
import com.mailfence.core.format.mime.HeaderField;
import com.mailfence.core.format.mime.Headers;
import com.mailfence.core.format.mime.Mailbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whom a message is for. One that cannot be written to makes the whole message refused, so that
 * nobody believes it was sent to all. SEND-003
 */
final class Recipients {
  private static final List<String> FIELDS = List.of("To", "Cc", "Bcc");

  private final int most;

  Recipients(int most) {
    this.most = most;
  }

  /** Those the header names; for a message that is resent, those it is resent to. */
  List<String> named(Headers headers) {
    List<HeaderField> resent = fields(headers, "Resent-"); // RFC 5322 s3.6.6
    List<String> all = new ArrayList<>();
    for (HeaderField field : resent.isEmpty() ? fields(headers, "") : resent) {
      all.addAll(named(field));
    }
    return checked(all);
  }

  /**
   * Each once, in order.
   *
   * @throws Refusal.Malformed at "recipients" if there are none or too many, at "recipient" if one
   *     is no address
   */
  List<String> checked(Collection<String> addresses) {
    Map<String, String> once = new TreeMap<>();
    List<String> all = new ArrayList<>();
    for (String address : addresses) {
      Mailbox mailbox = new Mailbox("", address);
      // A mailbox drops what is no text: another address came out of it. // SM04
      if (!mailbox.isDeliverable() || !mailbox.address().equals(address)) {
        throw new Refusal.Malformed("no address: " + mailbox.address(), "recipient");
      }
      if (once.put(address.toLowerCase(Locale.ROOT), address) == null) {
        all.add(address);
      }
    }
    if (all.isEmpty()) {
      throw new Refusal.Malformed("no recipient", "recipients");
    }
    if (all.size() > most) {
      throw new Refusal.Malformed("more than " + most + " recipients", "recipients"); // SMTP-004
    }
    return all;
  }

  private static List<HeaderField> fields(Headers headers, String prefix) {
    return FIELDS.stream().flatMap(name -> headers.all(prefix + name).stream()).toList();
  }

  private static List<String> named(HeaderField field) {
    List<Address> entries = Addresses.parse(field.unfolded()).entries();
    if (entries.isEmpty() && !field.unfolded().isBlank()) {
      throw new Refusal.Malformed("no address in " + field.name(), "recipient");
    }
    return entries.stream().flatMap(e -> e.mailboxes().stream()).map(Mailbox::address).toList();
  }
}
