package bench;

import java.util.List;
import org.mapstruct.Mapper;

@Mapper
interface Rows0 {
    Row row(Item item);

    record Item(String url, int timeout, List<String> names, String note) {}

    record Row(String url, int timeout, List<String> names, String note) {}
}
