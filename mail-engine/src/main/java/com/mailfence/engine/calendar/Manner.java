package com.mailfence.engine.calendar;

/** Whether those a change concerns are told of it. */
public enum Manner {
  /** The house tells them. */
  TELLING,
  /** The house tells them, but an organiser not what his guest does. // RFC 6638 s8.1 */
  UNANSWERED,
  /** The client tells them itself, or wants nobody to know. */
  SILENT
}
