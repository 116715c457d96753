package com.mailfence.engine.absence;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Directory;
import com.mailfence.core.client.ClientNotes;

/** The absences of all users, kept with their accounts. */
public final class Absences {
  private static final String ATTRIBUTE = "absence";

  private final Directory directory;
  private final ClientNotes notes;

  public Absences(Directory directory, ClientNotes notes) {
    this.directory = directory;
    this.notes = notes;
  }

  public Absence of(Account account) {
    return directory
        .attribute(account.address(), ATTRIBUTE)
        .map(AbsenceText::read)
        .orElse(Absence.NONE);
  }

  /** Sets it; durable when this returns. Whoever was told before is told anew. SET-011 */
  public void set(Account account, Absence absence) {
    directory.setAttribute(account.address(), ATTRIBUTE, AbsenceText.write(absence));
    notes.forget(account.id(), Told.CLIENT);
  }
}
