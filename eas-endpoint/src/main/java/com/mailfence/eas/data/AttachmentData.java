package com.mailfence.eas.data;

import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.MailFacets.Attachment;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.FileReference;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The attachments of a mail as devices see them. [MS-ASAIRS] section 2.2.2.8. */
final class AttachmentData {
  private static final String BASE = "AirSyncBase";
  private static final int NORMAL = 1;
  private static final int MESSAGE = 5;
  private static final String MESSAGE_END = ".eml";

  private AttachmentData() {}

  /** All of them; null for none. */
  static @Nullable Element write(Item item, MailFacets mail) {
    if (mail.attachments().isEmpty()) {
      return null;
    }
    ElementBuilder all = Element.grow(BASE, "Attachments");
    mail.attachments().forEach(one -> all.with(write(item, one)));
    return all.build();
  }

  private static ElementBuilder write(Item item, Attachment one) {
    ElementBuilder out =
        Element.grow(BASE, "Attachment")
            .text("DisplayName", name(one))
            .text("FileReference", FileReference.of(item, one.part()))
            .number("Method", one.message() ? MESSAGE : NORMAL)
            .number("EstimatedDataSize", one.size());
    if (!one.contentId().isEmpty()) {
      out.text("ContentId", one.contentId());
    }
    if (one.inline()) {
      out.flag("IsInline", true);
    }
    return out;
  }

  /** An embedded message is known by the end of its name. [MS-ASAIRS] R225 to R230 */
  private static String name(Attachment one) {
    boolean ends = one.name().toLowerCase(Locale.ROOT).endsWith(MESSAGE_END);
    return one.message() && !ends ? one.name() + MESSAGE_END : one.name();
  }
}
