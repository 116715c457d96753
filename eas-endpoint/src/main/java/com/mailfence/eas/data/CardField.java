package com.mailfence.eas.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.eas.wbxml.Tag;

/** One text of a contact as devices have it, and where it lies in a card. */
interface CardField {
  /** The element that tells it. */
  Tag tag();

  /** What a device sees; empty for nothing. Lines are ended by LF. */
  String shown(SeenCard seen);

  /** The card with this text there; an empty one takes it out. */
  Card with(Card card, String text);
}
