package app;

final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println(AsyncOrders.of(new RowsImpl()).map(Order::item).toList().await());
    }
}
