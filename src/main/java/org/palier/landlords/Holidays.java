package org.palier.landlords;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The public holidays of metropolitan France, without those of Alsace and Moselle. Safe for any number of threads. */
final class Holidays implements Predicate<LocalDate> {
    static final Holidays FRANCE = new Holidays();

    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    private Holidays() {}

    @Override
    public boolean test(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), Holidays::of).contains(day);
    }

    private static Set<LocalDate> of(int year) {
        // Made anew for each year that is asked for, about once in the life of a process.
        return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE))
                .getHolidays(Year.of(year))
                .stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
