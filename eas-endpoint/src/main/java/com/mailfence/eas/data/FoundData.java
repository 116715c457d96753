package com.mailfence.eas.data;

import com.mailfence.core.format.mime.Addresses;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.ServerId;
import org.jspecify.annotations.Nullable;

/** A mail as a list of what Find found shows it. [MS-ASCMD] R99911, R36841704 */
public final class FoundData {
  private static final String NS = "Find";
  private static final String EMAIL = "Email";
  private static final int LONGEST_PREVIEW = 255; // [MS-ASCMD] R6978101702

  private FoundData() {}

  public static Element write(Item item, MailFacets mail, boolean draft) {
    boolean files = mail.attachments().stream().anyMatch(one -> !one.inline());
    ElementBuilder properties =
        Element.grow(NS, "Properties")
            .text(EMAIL, "Subject", mail.subject())
            .time(EMAIL, "DateReceived", item.received())
            .text(EMAIL, "DisplayTo", displayed(mail.to()))
            .text("DisplayCc", displayed(mail.cc()))
            .text("DisplayBcc", displayed(mail.bcc()))
            .number(EMAIL, "Importance", MailData.importance(mail.importance()))
            .flag(EMAIL, "Read", item.marks().read())
            .flag("Email2", "IsDraft", draft)
            .text("Preview", beginning(mail.preview()))
            .flag("HasAttachments", files)
            .text(EMAIL, "From", mail.from().isEmpty() ? null : mail.from());
    return Element.grow(NS, "Result")
        .text("AirSync", "Class", "Email")
        .text("AirSync", "ServerId", ServerId.of(item))
        .text("AirSync", "CollectionId", ServerId.of(item.collection()))
        .with(properties)
        .build();
  }

  private static @Nullable String displayed(String addresses) {
    return addresses.isEmpty() ? null : MailData.displayed(Addresses.parse(addresses));
  }

  private static String beginning(String preview) {
    int end = Math.min(LONGEST_PREVIEW, preview.length());
    boolean split = end > 0 && Character.isHighSurrogate(preview.charAt(end - 1));
    return preview.substring(0, split ? end - 1 : end);
  }
}
