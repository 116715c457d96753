package com.mailfence.eas.command;

import com.mailfence.core.format.mime.Envelope;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.item.Answer;
import com.mailfence.eas.command.Originals.Found;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wire.Composed;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sends an answer, with the text of what it answers below it, and notes on the original that it was
 * answered. [MS-ASCMD] section 2.2.1.20
 */
final class SmartReply implements Command {
  private final Rooms rooms;
  private final Mailing mailing;
  private final Originals originals;

  SmartReply(Rooms rooms) {
    this.rooms = rooms;
    this.mailing = new Mailing(rooms);
    this.originals = new Originals(rooms);
  }

  @Override
  public Reply run(Call call) throws IOException {
    Composed asked = Mailing.read(call);
    OptionalInt refused = Mailing.refuses(asked);
    if (refused.isPresent()) {
      return Statuses.reply(refused.getAsInt(), call.verb(), call.version());
    }
    Composed.Source source =
        Optional.ofNullable(asked.source())
            .orElseThrow(() -> new BadWire(Fault.SHAPE, "nothing to answer", "Source"));
    Found found = originals.find(call, source);
    if (found instanceof Found.Original original) {
      Outgoing mail = answer(asked, original.message());
      var marking = originals.marking(original.item(), Answer.Verb.REPLIED);
      return mailing.send(call, asked, mail, marking);
    }
    return Statuses.reply(((Found.None) found).status(), call.verb(), call.version());
  }

  private Outgoing answer(Composed asked, Message original) throws IOException {
    Outgoing written =
        Mailing.written(asked).answering(Envelope.of(original.headers())); // RFC 5322 s3.6.4
    boolean quotes = !asked.manner().replace() && Originals.mayBeChanged(written.message());
    return quotes ? written.quoting(original, rooms.mail().tokens()) : written;
  }
}
