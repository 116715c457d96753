package com.mailfence.engine.transfer;

import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Message;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** Looks at each message of a source: what is none is told of and stops nobody. IM21 */
final class Intake implements Visitor {
  private final Pile pile;
  private final Import.Progress progress;
  private final long all;
  private final long largest;
  private final Clock clock;
  private long mails;
  private long bytes;

  Intake(Pile pile, Import.Progress progress, long all, long largest, Clock clock) {
    this.pile = pile;
    this.progress = progress;
    this.all = all;
    this.largest = largest;
    this.clock = clock;
  }

  @Override
  public void mail(Found found, InputStream in) throws IOException {
    byte[] message = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, largest + 1));
    mails++;
    bytes += message.length;
    if (message.length > largest) {
      skip(found.name(), "larger than " + largest + " bytes");
    } else if (Message.of(Content.of(message)).headers().fields().isEmpty()) {
      skip(found.name(), "no message");
    } else {
      pile.add(found, message, clock.instant());
    }
    progress.at(mails, bytes, all);
  }

  @Override
  public void skip(String name, String why) {
    pile.skip(name, why);
  }
}
