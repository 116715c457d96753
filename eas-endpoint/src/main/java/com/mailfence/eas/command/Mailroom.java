package com.mailfence.eas.command;

import com.mailfence.core.format.mime.Tokens;
import com.mailfence.engine.absence.Absences;
import com.mailfence.engine.compose.Submission;

/**
 * Where messages leave.
 *
 * @param tokens part what we write into them
 * @param absences what is said for users who are away
 */
public record Mailroom(Submission submission, Tokens tokens, Absences absences) {}
