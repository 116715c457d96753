package com.mailfence.engine.delivery;

import com.mailfence.core.format.mime.Digested;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is stored and read, ready to be added wherever it is wanted.
 *
 * @param content its bytes, durable
 * @param facets derived from them
 * @param key its own id; null if it has none
 */
public record Post(ContentRef content, MailFacets facets, @Nullable String key) {

  /** Reads stored bytes once for all that lists and surfaces show. */
  public static Post read(Blobs blobs, ContentRef content) {
    try {
      var bytes = new BlobContent(blobs, content);
      Digested found = Message.digest(bytes);
      Message message = Message.of(bytes, found.structure());
      return Facts.of(content, found, MeetingPart.gist(message, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What adds it to a mail collection, in the conversation it belongs to there. */
  public NewItem into(Draft draft, CollectionId collection, Instant received, Marks marks) {
    long thread = Threads.find(draft, collection.account(), key, facets);
    return new NewItem(collection, content, received, marks, facets, null, key, thread);
  }
}
