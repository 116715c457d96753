package com.mailfence.eas.command;

import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.eas.wire.Composed;
import java.io.IOException;
import java.util.OptionalInt;

/** Sends a message the device wrote. [MS-ASCMD] section 2.2.1.17 // SYNC-035 */
final class SendMail implements Command {
  private final Mailing mailing;

  SendMail(Rooms rooms) {
    this.mailing = new Mailing(rooms);
  }

  @Override
  public Reply run(Call call) throws IOException {
    Composed asked = Mailing.read(call);
    OptionalInt refused = Mailing.refuses(asked);
    if (refused.isPresent()) {
      return Statuses.reply(refused.getAsInt(), call.verb(), call.version());
    }
    Outgoing mail = Mailing.written(asked);
    return mailing.send(call, asked, mail, draft -> {});
  }
}
