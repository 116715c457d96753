package com.mailfence.core.format.mime;

import java.util.List;

/**
 * One address and the name that stands with it.
 *
 * @param name decoded, without controls and marks that hide or reorder what follows; may be empty
 * @param address as written, without controls; empty if there was only a name
 */
public record Mailbox(String name, String address) implements Address {
  private static final String SPECIALS = "()<>[]:;@\\,.\"";

  public Mailbox {
    name = Decoded.name(name);
    address = Decoded.name(address);
  }

  /** Whether mail can be sent to it: a local part, one at sign and a domain. RFC 5322 s3.4.1 */
  public boolean isDeliverable() {
    int at = address.lastIndexOf('@');
    String local = address.substring(0, Math.max(at, 0));
    boolean quoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
    return at > 0
        && at < address.length() - 1
        && plain(address.substring(at + 1))
        && (quoted || plain(local));
  }

  private static boolean plain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c <= ' ' || "()<>,;:\\\"@".indexOf(c) >= 0 && !(c == ':' && word.startsWith("["))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Mailbox> mailboxes() {
    return List.of(this);
  }

  @Override
  public String display() {
    if (name.isEmpty() || address.isEmpty()) {
      return name + address;
    }
    return quotedName() + " <" + address + ">";
  }

  private String quotedName() {
    for (int i = 0; i < name.length(); i++) {
      if (SPECIALS.indexOf(name.charAt(i)) >= 0) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      }
    }
    return name;
  }

  /** As it stands in a header, in ASCII where the address allows it. */
  String written() {
    if (name.isEmpty()) {
      return address;
    }
    boolean ascii = name.chars().allMatch(c -> c < 0x7f) && !name.contains("=?");
    return (ascii ? quotedName() : WordEncoder.encode(name)) + " <" + address + ">";
  }
}
