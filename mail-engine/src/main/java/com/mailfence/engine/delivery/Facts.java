package com.mailfence.engine.delivery;

import com.mailfence.core.format.mime.Addresses;
import com.mailfence.core.format.mime.Attachment;
import com.mailfence.core.format.mime.Digested;
import com.mailfence.core.format.mime.Importance;
import com.mailfence.core.format.mime.Nature;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.MailFacets;
import java.util.List;

/** What was found in a message, in the words of the spine and within the bounds of a row. */
final class Facts {
  /** A list of mail shows no more of a subject. */
  private static final int SUBJECT = 2_000;

  /** A list of mail shows no more of an address list; the message has them all. // MI04 */
  private static final int ADDRESSES = 16_000;

  /** Longer ids are told apart by their beginning. */
  private static final int ID = 250;

  private Facts() {}

  /**
   * @param meeting gist of what it says of a meeting, may be empty
   */
  static Post of(ContentRef content, Digested found, String meeting) {
    String key = id(found.envelope().messageId());
    return new Post(content, facets(found).about(meeting), key.isEmpty() ? null : key);
  }

  private static MailFacets facets(Digested found) {
    var envelope = found.envelope();
    return new MailFacets(
        cut(envelope.subject(), SUBJECT),
        shown(envelope.from()),
        shown(envelope.sender()),
        shown(envelope.replyTo()),
        shown(envelope.to()),
        shown(envelope.cc()),
        shown(envelope.bcc()),
        envelope.date(),
        envelope.inReplyTo().stream().findFirst().map(Facts::id).orElse(""),
        envelope.references().stream().map(Facts::id).toList(),
        found.preview(),
        importance(found.importance()),
        nature(found.nature()),
        attachments(found.body().attachments()),
        found.structure().toText());
  }

  private static String shown(Addresses addresses) {
    return cut(addresses.display(), ADDRESSES);
  }

  private static String id(String id) {
    return cut(id, ID);
  }

  private static List<MailFacets.Attachment> attachments(List<Attachment> all) {
    return all.stream()
        .map(
            one ->
                new MailFacets.Attachment(
                    one.part().section(),
                    one.name(),
                    one.part().type().essence(),
                    one.size(),
                    one.part().contentId().orElse(""),
                    one.inline(),
                    one.isMessage()))
        .toList();
  }

  private static MailFacets.Importance importance(Importance said) {
    return switch (said) {
      case LOW -> MailFacets.Importance.LOW;
      case NORMAL -> MailFacets.Importance.NORMAL;
      case HIGH -> MailFacets.Importance.HIGH;
    };
  }

  private static MailFacets.Nature nature(Nature nature) {
    return switch (nature) {
      case PLAIN -> MailFacets.Nature.PLAIN;
      case SIGNED, SEALED -> MailFacets.Nature.SIGNED;
      case ENCRYPTED -> MailFacets.Nature.ENCRYPTED;
      case BOUNCE -> MailFacets.Nature.BOUNCE;
      case RECEIPT -> MailFacets.Nature.RECEIPT;
      case MEETING -> MailFacets.Nature.MEETING;
    };
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean split = Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, split ? most - 1 : most);
  }
}
