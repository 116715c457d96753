package com.mailfence.engine.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message being taken in: bytes are stored as they come, never held. Closing it before it is
 * delivered leaves nothing behind. For one thread.
 */
public final class Parcel implements Closeable {
  private final Delivery delivery;
  private final Envelope envelope;
  private final String returnPath;
  private final long limit;
  private final Blobs.Sink sink;
  private final FieldFilter filter;
  private long taken;

  /**
   * @param limit of the message as it comes, in bytes
   * @param sole the address of the only recipient; null if there are more
   */
  Parcel(Delivery delivery, Envelope envelope, long limit, @Nullable String sole)
      throws IOException {
    this.delivery = delivery;
    this.envelope = envelope;
    this.limit = limit;
    this.returnPath = "Return-Path: <" + envelope.from() + ">\r\n"; // RFC 5321 s4.4
    String shown = sole == null ? "" : deliveredTo(sole);
    byte[] top =
        (returnPath + shown + envelope.trace().received(sole, delivery.now())).getBytes(UTF_8);
    this.sink = delivery.blobs().begin(limit + top.length);
    this.filter = new FieldFilter(sink);
    sink.write(top, 0, top.length);
  }

  /**
   * Takes the next bytes of the message, lines ending with CRLF.
   *
   * @throws Refusal.TooLarge when the limit is passed; nothing more can be done with it then
   */
  public void write(byte[] bytes, int from, int length) throws IOException {
    taken += length;
    if (taken > limit) {
      throw new Refusal.TooLarge("message", limit); // LIMIT-003
    }
    filter.write(bytes, from, length);
  }

  /**
   * Ends the message and lays it into the Inboxes it is for; durable when this returns.
   *
   * @return one fate for each recipient, in order
   * @throws Refusal.Busy if {@code TOGETHER} and some could not take it: nobody has it then
   */
  public List<Fate> deliver(Manner manner, Sequel sequel) throws IOException {
    filter.finish();
    boolean loops = filter.received() > Delivery.STATIONS;
    if (loops) {
      return delivery.refuse(envelope, sequel);
    }
    ContentRef whole = sink.seal();
    return delivery.place(
        new Copies(delivery.blobs(), whole, returnPath), envelope, manner, sequel);
  }

  @Override
  public void close() throws IOException {
    sink.close();
  }

  /** Shows the address a message was sent to where nothing else in it does. PLUS-002 */
  static String deliveredTo(String address) {
    return "Delivered-To: " + address + "\r\n";
  }

  /** What happens to the others if one recipient cannot take the message. */
  public enum Manner {
    /** Each recipient is told apart: LMTP, the courier. */
    EACH,
    /** One answer for all: SMTP. */
    TOGETHER
  }
}
