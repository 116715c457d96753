/**
 * Whose an address is, who may be let in, and the rules for giving names out. Every way into the
 * house asks it: mail, phones, programs and the command line. It must not know how a wire carries a
 * login, nor where the register lies.
 */
@NullMarked
package com.mailfence.engine.account;

import org.jspecify.annotations.NullMarked;
