package dev.forthwith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the result of a method, or of each method of a type, must not be ignored. Error Prone and IDEs know it by its simple name. It is
 * that of the annotations once more, since the runtime depends on nothing.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface CheckReturnValue {}
