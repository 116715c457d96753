package com.mailfence.eas.command;

import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.MessageBuilder;
import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.format.mime.Texts;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.eas.command.Originals.Found;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wire.Composed;
import com.mailfence.eas.wire.Composed.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Forwards a message with all it holds, and notes on it that it was forwarded. [MS-ASCMD] section
 * 2.2.1.19
 */
final class SmartForward implements Command {
  private final Rooms rooms;
  private final Mailing mailing;
  private final Originals originals;

  SmartForward(Rooms rooms) {
    this.rooms = rooms;
    this.mailing = new Mailing(rooms);
    this.originals = new Originals(rooms);
  }

  @Override
  public Reply run(Call call) throws IOException {
    Composed asked = Mailing.read(call);
    OptionalInt refused = refuses(asked);
    if (refused.isPresent()) {
      return Statuses.reply(refused.getAsInt(), call.verb(), call.version());
    }
    Composed.Source source =
        Optional.ofNullable(asked.source())
            .orElseThrow(() -> new BadWire(Fault.SHAPE, "nothing to forward", "Source"));
    Optional<Item> event = originals.event(call, source);
    if (event.isPresent() && asked.words() instanceof Words.Forward words) {
      return invite(call, source, event.get(), words);
    }
    Found found = originals.find(call, source);
    if (found instanceof Found.Original original) {
      Outgoing mail = forward(call, asked, original.message());
      var marking = originals.marking(original.item(), Answer.Verb.FORWARDED);
      return mailing.send(call, asked, mail, marking);
    }
    return Statuses.reply(((Found.None) found).status(), call.verb(), call.version());
  }

  /** A meeting is passed on by the house, from 16.0 on. [MS-ASCMD] R7177, R6620 */
  private Reply invite(Call call, Composed.Source source, Item event, Words.Forward words) {
    if (source.occurrence()) {
      boolean series = ((EventFacets) event.facets()).is(EventFacets.Trait.RECURRING);
      int status = series ? Statuses.SUBMISSION_FAILED : Statuses.NO_SERIES; // [MS-ASCMD] R4919
      return Statuses.reply(status, call.verb(), call.version());
    }
    List<Mailbox> to =
        words.forwardees().stream().map(f -> new Mailbox(f.name(), f.address())).toList();
    String text = words.html() ? Texts.asPlain(words.text()) : words.text();
    rooms
        .calendars()
        .commit(call.who(), rooms.meetings().forward(call.who(), event.id(), to, text));
    return Reply.nothing();
  }

  private static OptionalInt refuses(Composed asked) {
    if (asked.words() instanceof Words.Mixed) {
      return OptionalInt.of(Statuses.MIME_AND_BODY); // [MS-ASCMD] R7467, R7468
    }
    if (asked.words() instanceof Words.Unparsed) {
      return OptionalInt.of(Statuses.FORWARD_UNPARSED); // [MS-ASCMD] R7470
    }
    return Mailing.refuses(asked);
  }

  private Outgoing forward(Call call, Composed asked, Message original) throws IOException {
    Outgoing written =
        asked.words() instanceof Words.Forward words
            ? covering(call, words, original)
            : Mailing.written(asked);
    boolean encloses = !asked.manner().replace() && Originals.mayBeChanged(written.message());
    return encloses ? written.forwarding(original, rooms.mail().tokens()) : written;
  }

  /** A message of ours around it, as the device only gave a few words. [MS-ASCMD] R6650 */
  private Outgoing covering(Call call, Words.Forward words, Message original) throws IOException {
    Mailbox[] to =
        words.forwardees().stream()
            .map(f -> new Mailbox(f.name(), f.address()))
            .toArray(Mailbox[]::new);
    MessageBuilder letter =
        new MessageBuilder(rooms.mail().tokens())
            .from(new Mailbox(call.account().displayName(), call.account().address()))
            .to(to)
            .subject("FW: " + original.headers().text("Subject").orElse(""));
    return Outgoing.of(
        (words.html() ? letter.html(words.text()) : letter.plain(words.text())).build());
  }
}
