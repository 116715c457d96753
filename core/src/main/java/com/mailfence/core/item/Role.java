package com.mailfence.core.item;

/**
 * The part a collection plays for the house. Each role but {@code NONE} is played once in an
 * account and kind.
 */
public enum Role {
  INBOX,
  DRAFTS,
  SENT,
  TRASH,
  SPAM,
  TEMPLATES,
  /** The default calendar or address book of the account. */
  MAIN,
  /** Made by the user. */
  NONE
}
