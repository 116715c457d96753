package com.mailfence.eas.command;

import com.mailfence.core.format.mime.Form;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.OofCodec;
import com.mailfence.eas.wire.OofWish;
import com.mailfence.eas.wire.SettingsCodec;
import com.mailfence.engine.absence.Absence;
import com.mailfence.engine.absence.Absence.State;
import com.mailfence.engine.absence.Absences;
import com.mailfence.engine.absence.Audience;
import com.mailfence.engine.absence.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads and sets what the house says for a user who is away. [MS-ASCMD] R3497 // SET-009 */
final class OutOfOffice {
  private final Absences absences;

  OutOfOffice(Absences absences) {
    this.absences = absences;
  }

  /**
   * @param page whether what is said is wanted as HTML
   */
  Element got(Call call, boolean page) {
    Absence absence = absences.of(call.account());
    boolean timed = absence.state() == State.BETWEEN;
    List<Element> messages = new ArrayList<>();
    for (String name : OofCodec.AUDIENCES) {
      Words words = absence.to(audience(name));
      String text = words.in(page ? Form.HTML : Form.PLAIN); // [MS-ASCMD] R3117
      messages.add(OofCodec.message(name, words.on(), text, page));
    }
    return OofCodec.got(
        absence.state().ordinal(),
        timed ? absence.from() : null,
        timed ? absence.until() : null,
        messages);
  }

  /** Sets what is wished; the status of it. */
  int set(Call call, OofWish wish) {
    long audiences = wish.messages().stream().map(OofWish.Message::audience).distinct().count();
    if (audiences < wish.messages().size()) {
      return SettingsCodec.CONFLICTING;
    }
    Attempt<Absence> wished = Attempt.of(() -> wished(absences.of(call.account()), wish));
    if (!(wished instanceof Attempt.Done<Absence> done)) {
      return SettingsCodec.INVALID;
    }
    absences.set(call.account(), done.value());
    return SettingsCodec.FINE;
  }

  private static Absence wished(Absence before, OofWish wish) {
    Absence after = before;
    if (wish.start() != null && wish.end() != null) {
      after = after.between(wish.start(), wish.end());
    }
    if (wish.state() != null) {
      after = after.in(State.values()[wish.state()]);
    }
    for (OofWish.Message message : wish.messages()) {
      Audience audience = audience(message.audience());
      Words old = after.to(audience);
      String text = message.text();
      Words said = text == null ? old : new Words(old.on(), text, message.page());
      Boolean on = message.enabled();
      after = after.saying(audience, on == null ? said : said.turned(on));
    }
    return after;
  }

  /** Known and unknown others are kept apart. [MS-ASCMD] R5194 // differs from Exchange */
  private static Audience audience(String name) {
    return switch (name) {
      case "AppliesToInternal" -> Audience.INTERNAL;
      case "AppliesToExternalKnown" -> Audience.KNOWN;
      default -> Audience.UNKNOWN;
    };
  }
}
