package com.mailfence.engine.compose;

import com.mailfence.core.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message is on its way; durable.
 *
 * @param again whether it was before, so that nothing was done now
 * @param recipients of the envelope
 * @param kept the copy in Sent, if one was asked for
 */
public record Receipt(boolean again, List<String> recipients, @Nullable Item kept) {
  public Receipt {
    recipients = List.copyOf(recipients);
  }
}
