package com.mailfence.eas.command;

import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wire.ComposeCodec;
import com.mailfence.eas.wire.Composed;
import com.mailfence.eas.wire.Composed.Words;
import com.mailfence.engine.compose.Order;
import com.mailfence.engine.compose.Receipt;
import com.mailfence.engine.compose.Token;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What the three commands that send have in common. */
final class Mailing {
  private final Rooms rooms;

  Mailing(Rooms rooms) {
    this.rooms = rooms;
  }

  static Composed read(Call call) {
    return call.version().atLeast(Version.V14_0)
        ? ComposeCodec.read(call.needDocument(), call.version())
        : ComposeCodec.raw(call.verb(), call.body(), call.arguments());
  }

  /** The status of what no message may ask. */
  static OptionalInt refuses(Composed asked) {
    if (asked.manner().account()) {
      return OptionalInt.of(Statuses.INVALID_ACCOUNT); // [MS-ASCMD] R724: nobody has a second one
    }
    if (asked.manner().protection()) {
      return OptionalInt.of(Statuses.NO_PROTECTION);
    }
    return OptionalInt.empty();
  }

  /** The message as the device wrote it. */
  static Outgoing written(Composed asked) throws IOException {
    if (asked.words() instanceof Words.Mime mime) {
      return Outgoing.of(mime.content());
    }
    throw new BadWire(Fault.SHAPE, "no message", "Mime");
  }

  /**
   * Sends it, and answers with nothing: that is success. [MS-ASCMD] R463, R568, R605
   *
   * @param also done in the same commit
   */
  Reply send(Call call, Composed asked, Outgoing mail, Consumer<Draft> also) throws IOException {
    Order order =
        Order.of(call.account())
            .keeping(asked.manner().save())
            .once(new Token(call.device().client(), asked.clientId()))
            .also(also);
    Receipt receipt = rooms.mail().submission().submit(order, mail);
    boolean tellsAgain = receipt.again() && call.version().atLeast(Version.V14_0);
    return tellsAgain
        ? Statuses.reply(Statuses.SENT_BEFORE, call.verb(), call.version()) // [MS-ASCMD] R4848
        : Reply.nothing();
  }
}
