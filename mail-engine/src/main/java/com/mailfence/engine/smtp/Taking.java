package com.mailfence.engine.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** One message being taken: first whom it is for, then its bytes. Closing it gives it up. */
interface Taking extends Closeable {
  /**
   * Names another recipient.
   *
   * @return positive if the message will be taken for it
   */
  Reply recipient(String address);

  /** All recipients are named: the content begins. */
  void open() throws IOException;

  void write(byte[] bytes, int from, int count) throws IOException;

  /**
   * The content is over; what is answered positively is durable.
   *
   * @return one reply for each recipient that was taken, in order; or one for all
   */
  List<Reply> finish() throws IOException;

  @Override
  void close() throws IOException;
}
