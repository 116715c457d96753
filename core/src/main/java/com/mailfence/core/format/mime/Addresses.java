package com.mailfence.core.format.mime;

import java.util.ArrayList;
import java.util.List;

/** An address list, as it was read or as it is to be written. RFC 5322 s3.4 */
public record Addresses(List<Address> entries) {
  public static final Addresses NONE = new Addresses(List.of());

  public Addresses {
    entries = List.copyOf(entries);
  }

  /** Reads whatever a sender wrote; what is no address at all is left out. MI05 */
  public static Addresses parse(String value) {
    return value.isEmpty() ? NONE : new Addresses(new AddressParser(value).run());
  }

  public static Addresses of(List<Mailbox> mailboxes) {
    return new Addresses(new ArrayList<Address>(mailboxes));
  }

  /** The addresses of all fields of that name, one list after the other. */
  static Addresses in(Headers headers, String name) {
    List<HeaderField> fields = headers.all(name);
    if (fields.size() == 1) {
      return parse(fields.get(0).unfolded());
    }
    List<Address> all = new ArrayList<>();
    fields.forEach(field -> all.addAll(parse(field.unfolded()).entries));
    return new Addresses(all);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** All mailboxes that mail can be sent to, those in groups among them. */
  public List<Mailbox> mailboxes() {
    return entries.stream()
        .flatMap(entry -> entry.mailboxes().stream())
        .filter(Mailbox::isDeliverable)
        .toList();
  }

  /** As a person reads it, parted by commas. */
  public String display() {
    return String.join(", ", entries.stream().map(Address::display).toList());
  }
}
