package com.mailfence.engine.calendar;

/** Whether those a change concerns are told of it. */
public enum Manner {
  /** The house tells them. */
  TELLING,
  /** The client tells them itself, or wants nobody to know. */
  SILENT
}
