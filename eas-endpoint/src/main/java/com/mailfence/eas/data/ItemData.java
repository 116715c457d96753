package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Mark;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.io.IOException;
import java.util.Set;

/** How the items of one kind look to devices. */
sealed interface ItemData permits MailData, CardData, EventData, TaskData, NoteData {
  /**
   * Puts all properties of an item into an element.
   *
   * @return bytes of text in them, about
   * @throws IOException if its bytes cannot be read
   * @throws Refusal if its bytes are not there, or are none of this kind
   */
  long fill(ElementBuilder out, Item item, View view, Outlet outlet) throws IOException;

  /**
   * Puts the marks that moved into an element.
   *
   * @return false if the device does not know any of them
   */
  boolean mark(ElementBuilder out, Item item, Set<Mark> moved, Version version);

  /** Whether devices never see the item, whatever becomes of it. */
  default boolean hides(Item item) {
    return false;
  }
}
