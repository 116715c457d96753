package com.mailfence.core.format.mime;

import java.util.List;

/** One entry of an address list. RFC 5322 s3.4 */
public sealed interface Address permits Mailbox, Address.Group {

  /** A mailbox, or several under one name. */
  List<Mailbox> mailboxes();

  /** As a person reads it. */
  String display();

  /**
   * A named list of mailboxes, which may be empty, as in {@code undisclosed-recipients:;}.
   *
   * @param name decoded
   */
  record Group(String name, List<Mailbox> mailboxes) implements Address {
    public Group {
      name = Decoded.name(name);
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String display() {
      return name
          + ":"
          + String.join(", ", mailboxes.stream().map(Mailbox::display).toList())
          + ";";
    }
  }
}
