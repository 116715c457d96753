package com.mailfence.core.item;

/** What a collection holds. All its items are of this kind. */
public enum Kind {
  MAIL,
  CALENDAR,
  CONTACTS,
  TASKS,
  NOTES,
  /** Whatever a program lays down by name; nothing is known of the bytes. */
  FILES
}
