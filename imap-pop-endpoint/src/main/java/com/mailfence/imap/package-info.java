/**
 * IMAP4 and POP3 as faces of the mail engine. The line servers call it. It must not know where
 * things are kept, nor any other endpoint.
 */
@NullMarked
package com.mailfence.imap;

import org.jspecify.annotations.NullMarked;
