package com.mailfence.eas.data;

import com.mailfence.core.format.ical.CalendarObject;

/**
 * What a device writes of a task or note, as changes to the object that is stored: what it says
 * differently from what it was shown, and nothing else. What an object holds beyond that stays.
 */
public sealed interface ListPatch permits TaskPatch, NotePatch {
  /**
   * The object a device made.
   *
   * @throws com.mailfence.core.Refusal.Malformed if it makes no sense
   */
  CalendarObject fresh(String uid);

  /**
   * The object a device changed; the same one if nothing of it is other.
   *
   * @throws com.mailfence.core.Refusal.Malformed if it makes no sense
   */
  CalendarObject on(CalendarObject before);
}
